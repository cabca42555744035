// Authors as BibTeX wants them: particles, families of several words, companies and teams, names of East Asia.
import { describe, expect, it } from 'vitest';
import { bibtexName } from '../../src/citation/bibtex-name.ts';

describe('an author in BibTeX', () => {
  it.each([
    ['Blaise Agüera y Arcas', 'Agüera y Arcas, Blaise'],
    ['Bytedance Seed', '{Bytedance Seed}'],
    ['남궁 민', '남궁, 민'],
    ['Barnes & Noble', '{Barnes \\& Noble}'],
    ['van der Maaten', 'van der Maaten'],
    ['José Ortega y Gasset', 'Ortega y Gasset, José'],
    ['Tomas Masaryk i Vila', 'Masaryk i Vila, Tomas'],
    ['Laurens van der Maaten', 'van der Maaten, Laurens'],
    ['Leonardo da Vinci', 'da Vinci, Leonardo'],
    ['Ursula von der Leyen', 'von der Leyen, Ursula'],
    ['Guy Van den Broeck', 'Van den Broeck, Guy'],
    ['Oscar de la Hoya', 'de la Hoya, Oscar'],
    ['Fernando Pereira da Silva', 'da Silva, Fernando Pereira'],
    ['Yves-Alexandre de Montjoye', 'de Montjoye, Yves-Alexandre'],
    ['Thomas St. Clair', 'St. Clair, Thomas'],
    ['Conor Mac Aodha', 'Mac Aodha, Conor'],
    ['Ahmed bin Khalid', 'bin Khalid, Ahmed'],
    ['von Neumann', 'von Neumann'],
    ['Jean-Luc Picard', 'Picard, Jean-Luc'],
    ['Sammy Davis Jr.', 'Davis, Jr., Sammy'],
    ['제갈 량', '제갈, 량'],
    ['김 민수', '김, 민수'],
    ['山田 太郎', '山田, 太郎'],
    ['欧阳 修', '欧阳, 修'],
    ['Google DeepMind', '{Google DeepMind}'],
    ['Meta AI', '{Meta AI}'],
    ['NVIDIA Corporation', '{NVIDIA Corporation}'],
    ['Qwen Team', '{Qwen Team}'],
    ['Tencent Hunyuan', '{Tencent Hunyuan}'],
    ['Alibaba Cloud', '{Alibaba Cloud}'],
    ['Shanghai AI Laboratory', '{Shanghai AI Laboratory}'],
    ['The ATLAS Collaboration', '{The ATLAS Collaboration}'],
    ['Example Technologies Inc.', '{Example Technologies Inc.}'],
    ['AT&T', '{AT\\&T}'],
    ['School of Athens', '{School of Athens}'],
    ['Mistral', '{Mistral}'],
    ['네이버 클라우드', '{네이버 클라우드}'],
    ['Johnson & Johnson', '{Johnson \\& Johnson}'],
  ])('%s is %s', (name, author) => {
    expect(bibtexName(name)).toBe(author);
  });
});
