/** What staff get from a spreadsheet: the same few schools with the usual faults, and corrected. Written as Windows writes. */
export interface DirectoryFile {
  faulty: Upload;
  corrected: Upload;
  /** The schools that the corrected file brings. */
  schools: { id: string; name: string }[];
}

interface Upload {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const header = 'NCESSCH,SCH_NAME,LSTREET1,LCITY,LSTATE,LZIP,LAT,LON,LEVEL,GSLO,GSHI,PHONE,LEAID,LEA_NAME,SY_STATUS';

/** `number` sets the schools of one journey apart from those of another: from 10 to 99. */
export function directoryFile(number: number): DirectoryFile {
  const agency = `44990${number}`;
  const district = `${agency},Peñón ${number}`;
  const school = (id: string, facts: string, status = 1) => `${id},${facts},${district},${status}`;
  const id = (last: number) => `${agency}0000${last}`;
  const names = [`Escuela Peñón ${number}`, `Quahog Middle ${number}`, `Mount Hope Annex ${number}`] as const;
  const [first, second, third] = [
    (zip: string) => `${names[0]},1 Bay St,Warren,RI,${zip},41.73,-71.28,Elementary,KG,05,401-555-0101`,
    `${names[1]},2 Bay St,Warren,RI,02885,41.74,-71.27,Middle,06,08,401-555-0102`,
    `${names[2]},3 Bay St,Bristol,RI,02809,41.68,-71.27,-999,-999,-999,-999`,
  ];
  const closed = school(id(4), `Old Mill ${number},4 Bay St,Bristol,RI,02809,41.67,-71.26,High,09,12,`, 2);
  return {
    faulty: upload('schools.csv', [
      school(id(1), first('2885')),
      school('4.4990E+11', second),
      school(id(3), third),
      closed,
      school(id(1), first('2885')),
      school(id(3), third.replace('3 Bay St', '30 Bay St')),
      school(id(5), ',5 Bay St,Bristol,RI,02809,0,0,High,09,12,'),
    ]),
    corrected: upload('schools-corrected.csv', [
      school(id(1), first('02885')),
      school(id(2), second),
      school(id(3), third),
      closed,
    ]),
    schools: names.map((name, index) => ({ id: id(index + 1), name })),
  };
}

function upload(name: string, rows: string[]): Upload {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(`${[header, ...rows].join('\r\n')}\r\n`, 'latin1') };
}
