import { fieldsOf, type RecordKind, required } from '#engines/roster/index.js';
import { words } from '../words.js';
import { fieldName } from './field-name.js';
import { longestCode, topicNames, topics } from './topics.js';

const say = words.in('en');
const kinds = Object.keys(required) as RecordKind[];

/** The format of a map file as Markdown: what it may hold, with every kind, field, group of codes and meaning. */
export const mapReference = (): string =>
  `\`longtable import PATH --map FILE.json\` takes one JSON object. Each of its three parts may be missing; what it does not name is read as it looks, or as a person said before. Where anything in it is wrong, all of it is told and nothing is read.

\`\`\`json
${JSON.stringify(example, null, 2)}
\`\`\`

- **files**: by the name of the file. Folders, numbers and capital letters do not count: \`2026/Absences_11-13.csv\` is \`absences.csv\`. An element of an Ed-Fi file is \`Student.xml#Student\`. \`null\` leaves the file out. \`columns\` says by the header, as it is written in the file, which field a column holds; \`null\` leaves the column out. Of two columns with one header it is the first.
- **codes**: by what they are about, then by the code as it is written in the file, of at most ${longestCode} characters.
- **schools**: by the id in the files. A school of the district by its NCES id, its id in Longtable, or its name as the directory has it; \`null\` for none of the district's schools: its rows are left out.

What a map says is kept for the district and the source system when the import goes in, as if a person had said it on the pages of the import. Columns about birthplace, social security or immigration are never read, whatever a map says.

## Kinds of files and their fields

${kinds
  .map(
    (kind) =>
      `### ${kind}: ${say(`file.${kind}`)}\n\nNeeds ${(required[kind] as readonly (readonly string[])[])
        .map((one) => one.map((field) => `\`${field}\``).join(' or '))
        .join('; ')}.\n\n${table(fieldsOf(kind).map((field) => [field, fieldName(say, kind, field)]))}\n`,
  )
  .join('\n')}
## Codes and their meanings

${topicNames
  .map(
    (topic) =>
      `### ${topic}: ${say(`topic.${topic}`)}\n\n${table(topics[topic].map((meaning) => [meaning, say(`meaning.${meaning}`)]))}\n`,
  )
  .join('\n')}`;

const example = {
  files: {
    'students.csv': { kind: 'student', columns: { Apellidos: 'familyName', 'Bus route': null } },
    'lunch list.csv': null,
  },
  codes: { attendance: { Q7: 'unexcused', FT: 'approved activity' } },
  schools: { '12': '990000000012', EAST: 'Maple Street School', OUT: null },
};

const table = (rows: readonly (readonly [string, string])[]): string =>
  ['| word | meaning |', '| --- | --- |', ...rows.map(([word, meaning]) => `| \`${word}\` | ${meaning} |`)].join('\n');
