/** A year as files write it (2024, 2024-25, 2024-2025, SY 2024–25, 20242025), in our own form: 2024-25, or 2024. */
export function schoolYear(written: string): string | null {
  const parts = /^(?:sy ?)?(\d{4})(?:\s*[-–/]?\s*(\d{4}|\d{2}))?$/iu.exec(written.trim());
  if (!parts) return null;
  const [, first, second] = parts;
  if (!second) return first!;
  return Number(second.slice(-2)) === (Number(first) + 1) % 100 ? `${first}-${second.slice(-2)}` : null;
}

/** The year in a column's name, such as 2021-22 in "2021-2022 attendance rate". */
export function yearWithin(text: string): string | null {
  const found = /\b(\d{4})\s*[-–/]\s*(\d{4}|\d{2})\b/u.exec(text);
  return found ? schoolYear(`${found[1]}-${found[2]}`) : null;
}
