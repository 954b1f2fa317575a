/** A table of bits, one row per node: sets of nodes that can be united and intersected a word at a time. */
export class BitMatrix {
  readonly columns: number;
  private readonly words: number;
  private readonly bits: Uint32Array;

  constructor(rows: number, columns: number) {
    this.columns = columns;
    this.words = Math.ceil(columns / 32);
    this.bits = new Uint32Array(rows * this.words);
  }

  has(row: number, column: number): boolean {
    return ((this.bits[row * this.words + (column >>> 5)] ?? 0) & (1 << (column & 31))) !== 0;
  }

  add(row: number, column: number): void {
    const word = row * this.words + (column >>> 5);
    this.bits[word] = (this.bits[word] ?? 0) | (1 << (column & 31));
  }

  /** The row itself: writing to it writes to the matrix. */
  row(row: number): Uint32Array {
    return this.bits.subarray(row * this.words, (row + 1) * this.words);
  }

  /** The columns that are set in a row, ascending. */
  columnsOf(row: number): number[] {
    const columns: number[] = [];
    const bits = this.row(row);
    for (let word = 0; word < bits.length; word += 1) {
      for (let left = bits[word] ?? 0; left !== 0; left &= left - 1) columns.push(word * 32 + 31 - Math.clz32(left & -left));
    }
    return columns;
  }
}

export function unite(into: Uint32Array, other: Uint32Array): void {
  for (let word = 0; word < into.length; word += 1) into[word] = (into[word] ?? 0) | (other[word] ?? 0);
}

export function intersect(into: Uint32Array, other: Uint32Array): void {
  for (let word = 0; word < into.length; word += 1) into[word] = (into[word] ?? 0) & (other[word] ?? 0);
}
