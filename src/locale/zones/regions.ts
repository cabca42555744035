// The parts of countries that people call a time by, where a country has several: US East, 미국 동부, 米国東部.

export const REGIONS: Readonly<Record<string, string>> = {
  'America/New_York':
    'us east|us east coast|east coast|미국 동부|미 동부|アメリカ東部|米国東部|美国东部|美國東部|美东|美東',
  'America/Chicago': 'us midwest|미국 중부|미 중부|アメリカ中部|米国中部|美国中部|美國中部',
  'America/Denver': 'us mountain|미국 산악|미국 산지|アメリカ山岳部|米国山岳部|美国山地|美國山區',
  'America/Los_Angeles':
    'us west|us west coast|west coast|미국 서부|미 서부|미국 태평양|アメリカ西部|米国西部|美国西部|美國西部|美西',
  'America/Toronto': 'canada east|eastern canada|캐나다 동부|カナダ東部|加拿大东部|加拿大東部',
  'America/Vancouver': 'canada west|western canada|캐나다 서부|カナダ西部|加拿大西部',
  'Australia/Sydney': 'eastern australia|호주 동부|オーストラリア東部|澳大利亚东部|澳洲東部',
  'Australia/Perth': 'western australia|호주 서부|オーストラリア西部|澳大利亚西部|澳洲西部',
};
