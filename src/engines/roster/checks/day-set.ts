const wordsOfYear = 24;
/** Years in one piece of memory. */
const piece = 4096;

/** Half days taken of days of years, two bits a day: 96 bytes for each school year of a student at a school, beside its key. */
export class HalfDays {
  readonly #years = new Map<string, number>();
  readonly #pieces: Uint32Array[] = [];

  /** Takes `halves` of a day of a year, counted from 0; false, and nothing taken, where no more than what is left of it. */
  take(year: string, dayOfYear: number, halves: 1 | 2): boolean {
    const place = this.#placeOf(year);
    const words = this.#pieces[Math.floor(place / piece)]!;
    const word = (place % piece) * wordsOfYear + (dayOfYear >> 4);
    const shift = (dayOfYear & 15) * 2;
    const taken = (words[word]! >>> shift) & 3;
    if (taken + halves > 2) return false;
    words[word]! += halves << shift;
    return true;
  }

  #placeOf(year: string): number {
    const known = this.#years.get(year);
    if (known !== undefined) return known;
    const place = this.#years.size;
    this.#years.set(year, place);
    if (place % piece === 0) this.#pieces.push(new Uint32Array(piece * wordsOfYear));
    return place;
  }
}
