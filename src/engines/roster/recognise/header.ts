/** The words of a header in lower case without accents: `schoolSourcedId`, `School_Sourced_ID` and `SCHOOL SOURCED ID` have the same three. */
export function headerWords(header: string): string[] {
  return header
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replaceAll('#', ' number ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** The form in which headers are compared. */
export const headerKey = (header: string): string => headerWords(header).join('');
