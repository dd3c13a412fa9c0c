import { wordKey } from './text.js';

export type DisciplineAction =
  | 'out-of-school suspension'
  | 'in-school suspension'
  | 'expulsion'
  | 'removal'
  | 'referral to law enforcement'
  | 'detention'
  | 'other';

/** Reads what was done after an incident; nothing where the word is not known. */
export function readAction(text: string): DisciplineAction | undefined {
  return actions.get(wordKey(text));
}

const actions = new Map<string, DisciplineAction>([
  ...words('out-of-school suspension', 'out of school suspension', 'oss', 'suspension', 'suspended'),
  ...words('in-school suspension', 'in school suspension', 'iss'),
  ...words('expulsion', 'expulsion', 'expelled', 'expulsion with services', 'expulsion without services'),
  ...words('removal', 'removal', 'removal from classroom', 'removal by a hearing officer', 'alternative placement'),
  ...words('referral to law enforcement', 'referral to law enforcement', 'law enforcement referral', 'arrest'),
  ...words('detention', 'detention', 'after school detention', 'saturday school'),
  ...words('other', 'other', 'warning', 'parent contact', 'conference', 'community service', 'restorative conference'),
]);

function words(action: DisciplineAction, ...spellings: string[]): [string, DisciplineAction][] {
  return spellings.map((spelling) => [spelling, action]);
}
