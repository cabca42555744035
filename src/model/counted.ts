// A number of things in English, as the command line and the log say it: 1 paper, 2 papers.

export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`;
}
