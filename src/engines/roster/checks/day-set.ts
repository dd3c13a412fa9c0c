/** Half days taken of days of one year, two bits a day: 96 bytes for a student at a school. */
export class HalfDays {
  readonly #words = new Uint32Array(24);

  /** Takes `halves` of a day of the year, counted from 0; false, and nothing taken, where no more than what is left of it. */
  take(dayOfYear: number, halves: 1 | 2): boolean {
    const [word, shift] = [dayOfYear >> 4, (dayOfYear & 15) * 2];
    const taken = (this.#words[word]! >>> shift) & 3;
    if (taken + halves > 2) return false;
    this.#words[word]! += halves << shift;
    return true;
  }
}
