/** One element below the root of an interchange file, flattened. */
export interface XmlRecord {
  element: string;
  /** The line on which it begins, from 1. */
  line: number;
  /** Text by the name of the innermost element; where a name stands more than once, the first text. */
  fields: ReadonlyMap<string, string>;
}

/** A file that is not read any further: it is not well-formed, or has what interchange files have no use for. */
export class XmlRefused extends Error {
  readonly reason: 'not well-formed' | 'document type' | 'too deep' | 'too long';
  readonly line: number;

  constructor(reason: XmlRefused['reason'], line: number) {
    super(`XML refused on line ${line}: ${reason}`);
    this.reason = reason;
    this.line = line;
  }
}

/**
 * Reads an XML file piece by piece into its records, one at a time in memory. Takes the part of XML that interchange files
 * use: elements, text, CDATA, comments and the predefined entities; attributes and namespace prefixes are passed over, and a
 * document type is refused, so that no entity can be declared and nothing outside the file is ever named.
 *
 * @throws XmlRefused from `push` and `end`
 */
export class XmlRecords {
  #rest = '';
  #line = 1;
  #path: string[] = [];
  #text = '';
  #isLeaf = false;
  #hasEnded = false;
  #fields = new Map<string, string>();
  #recordLine = 0;

  /** The records that end in this piece, decoded. */
  push(piece: string): XmlRecord[] {
    this.#rest += piece;
    const records: XmlRecord[] = [];
    for (let token = this.#next(); token !== undefined; token = this.#next()) {
      const record = this.#take(token);
      if (record) records.push(record);
      for (const character of token) if (character === '\n') this.#line++;
    }
    if (this.#rest.length > longestToken) throw new XmlRefused('too long', this.#line);
    return records;
  }

  end(): void {
    if (this.#rest.trim() !== '' || !this.#hasEnded) throw new XmlRefused('not well-formed', this.#line);
  }

  /** The next whole token, which may be text; nothing while it is not all there. */
  #next(): string | undefined {
    const start = this.#rest.indexOf('<');
    const length = start === 0 ? this.#lengthOfMarkup() : start;
    if (length <= 0) return undefined;
    const token = this.#rest.slice(0, length);
    this.#rest = this.#rest.slice(length);
    return token;
  }

  #lengthOfMarkup(): number {
    for (const [open, close] of enclosed) {
      if (this.#rest.startsWith(open)) {
        const at = this.#rest.indexOf(close, open.length);
        return at < 0 ? 0 : at + close.length;
      }
      if (open.startsWith(this.#rest)) return 0;
    }
    return tag.exec(this.#rest)?.[0].length ?? 0;
  }

  #take(token: string): XmlRecord | undefined {
    if (!token.startsWith('<')) this.#addText(this.#decode(token));
    else if (token.startsWith('<![CDATA[')) this.#addText(token.slice(9, -3));
    else if (token.startsWith('<?') || token.startsWith('<!--')) return undefined;
    else if (token.startsWith('<!')) throw new XmlRefused('document type', this.#line);
    else return this.#takeTag(token);
    return undefined;
  }

  #takeTag(token: string): XmlRecord | undefined {
    const name = /^<\/?(?:[^\s/>:]+:)?([\p{L}_][^\s/>:]*)/u.exec(token)?.[1];
    if (name === undefined || this.#hasEnded) throw new XmlRefused('not well-formed', this.#line);
    if (token.startsWith('</')) return this.#close(name);
    if (this.#path.length >= deepest) throw new XmlRefused('too deep', this.#line);
    this.#path.push(name);
    if (this.#path.length === 2) [this.#fields, this.#recordLine] = [new Map(), this.#line];
    [this.#text, this.#isLeaf] = ['', true];
    return token.endsWith('/>') ? this.#close(name) : undefined;
  }

  #close(name: string): XmlRecord | undefined {
    if (this.#path.pop() !== name) throw new XmlRefused('not well-formed', this.#line);
    const depth = this.#path.length;
    if (this.#isLeaf && depth >= 2 && !this.#fields.has(name)) this.#fields.set(name, this.#text.trim());
    [this.#text, this.#isLeaf, this.#hasEnded] = ['', false, depth === 0];
    return depth === 1 ? { element: name, line: this.#recordLine, fields: this.#fields } : undefined;
  }

  #addText(text: string): void {
    if (this.#path.length === 0 && text.replace('\ufeff', '').trim() !== '')
      throw new XmlRefused('not well-formed', this.#line);
    this.#text += text;
    if (this.#text.length > longestToken) throw new XmlRefused('too long', this.#line);
  }

  #decode(text: string): string {
    return text.replaceAll(/&([^;\s]{0,10};?)/gu, (_, name: string) => {
      const code = /^#(?:x([\da-f]+)|(\d+));$/iu.exec(name);
      const point = code ? Number.parseInt(code[1] ?? code[2]!, code[1] ? 16 : 10) : undefined;
      const decoded =
        point === undefined ? entities.get(name) : point <= 0x10_ff_ff ? String.fromCodePoint(point) : undefined;
      if (decoded === undefined) throw new XmlRefused('not well-formed', this.#line);
      return decoded;
    });
  }
}

const longestToken = 1_000_000;
const deepest = 40;
const enclosed = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;
const tag = /^<[^'">]*(?:(?:"[^"]*"|'[^']*')[^'">]*)*>/u;
const entities = new Map([
  ['amp;', '&'],
  ['lt;', '<'],
  ['gt;', '>'],
  ['quot;', '"'],
  ['apos;', "'"],
]);
