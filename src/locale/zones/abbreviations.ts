// The abbreviations that people write for time zones, and what each can mean, the likeliest first.

/** Several zones behind one abbreviation either show the same time all year, or have to be chosen from. */
const MEANINGS: Readonly<Record<string, string>> = {
  'utc|gmt|z|ut|uct|zulu': 'UTC',
  kst: 'Asia/Seoul',
  jst: 'Asia/Tokyo',
  'et|est|edt|eastern|eastern time|us eastern|eastern standard time|eastern daylight time':
    'America/New_York America/Toronto',
  'ct|central|central time|us central|central standard time|central daylight time': 'America/Chicago',
  cdt: 'America/Chicago',
  cst: 'America/Chicago Asia/Shanghai Asia/Taipei America/Havana',
  'mt|mdt|mountain|mountain time|mountain standard time': 'America/Denver',
  mst: 'America/Denver America/Phoenix',
  'pt|pst|pdt|pacific|pacific time|us pacific|pacific standard time|pacific daylight time':
    'America/Los_Angeles America/Vancouver',
  'akst|akdt|akt': 'America/Anchorage',
  'hst|hdt': 'Pacific/Honolulu',
  ast: 'America/Halifax Asia/Riyadh',
  adt: 'America/Halifax',
  'nst|ndt': 'America/St_Johns',
  brt: 'America/Sao_Paulo',
  art: 'America/Argentina/Buenos_Aires',
  'clt|clst': 'America/Santiago',
  cot: 'America/Bogota',
  pet: 'America/Lima',
  bst: 'Europe/London Asia/Dhaka',
  ist: 'Asia/Kolkata Asia/Jerusalem Europe/Dublin',
  idt: 'Asia/Jerusalem',
  'wet|west': 'Europe/Lisbon',
  'cet|cest|met|mest|mez|mesz|central european time':
    'Europe/Berlin Europe/Paris Europe/Madrid Europe/Rome Europe/Amsterdam Europe/Warsaw',
  'eet|eest|eastern european time': 'Europe/Athens Europe/Helsinki Europe/Kyiv Europe/Bucharest',
  msk: 'Europe/Moscow',
  trt: 'Europe/Istanbul',
  sast: 'Africa/Johannesburg',
  cat: 'Africa/Maputo',
  eat: 'Africa/Nairobi',
  wat: 'Africa/Lagos',
  gst: 'Asia/Dubai',
  pkt: 'Asia/Karachi',
  npt: 'Asia/Kathmandu',
  ict: 'Asia/Bangkok Asia/Ho_Chi_Minh',
  wib: 'Asia/Jakarta',
  wita: 'Asia/Makassar',
  wit: 'Asia/Jayapura',
  'sgt|sst': 'Asia/Singapore',
  myt: 'Asia/Kuala_Lumpur',
  'hkt|hkst': 'Asia/Hong_Kong',
  'pht|phst': 'Asia/Manila',
  uzt: 'Asia/Tashkent',
  irst: 'Asia/Tehran',
  mmt: 'Asia/Yangon',
  'aest|aedt|aet': 'Australia/Sydney Australia/Melbourne',
  'acst|acdt': 'Australia/Adelaide',
  awst: 'Australia/Perth',
  'nzst|nzdt|nzt': 'Pacific/Auckland',
};

const BY_ABBREVIATION = new Map(
  Object.entries(MEANINGS).flatMap(([names, zones]) =>
    names.split('|').map((name): [string, string[]] => [name, zones.split(' ')]),
  ),
);

/** None where it is no abbreviation; `name` is in small letters. */
export function zonesAbbreviated(name: string): readonly string[] {
  return BY_ABBREVIATION.get(name) ?? [];
}
