import { CST } from 'yaml';

const INVISIBLE = new Set<string>([
  'space',
  'newline',
  'comment',
  'doc-mode',
  'flow-error-end',
  'byte-order-mark',
]);
const NO_WIDTH = new Set<string>(['doc-mode', 'flow-error-end']);

/**
 * Follows how deep the tokens of a YAML text are nested: flow nesting is counted by brackets, block nesting by the columns
 * at which something starts.
 * @internal
 */
export class Nesting {
  line = 1;
  #flow = 0;
  #column = 0;
  #columns: number[] = [];
  #inScalar = false;

  get depth(): number {
    return this.#flow + this.#columns.length;
  }

  add(token: string, type: CST.TokenType | null): void {
    // The lexer announces a plain or block scalar by a mark of no width; the text of the scalar follows.
    if (type === 'scalar' && !this.#inScalar) {
      this.#inScalar = true;
      return;
    }
    this.#open(this.#inScalar ? 'scalar' : type);
    this.#inScalar = false;
    if (type === null || !NO_WIDTH.has(type)) {
      this.#advance(token);
    }
  }

  #open(type: CST.TokenType | null): void {
    if (type === 'flow-map-start' || type === 'flow-seq-start') {
      this.#flow += 1;
    } else if (type === 'flow-map-end' || type === 'flow-seq-end') {
      this.#flow = Math.max(0, this.#flow - 1);
    } else if (this.#flow === 0 && type !== null && !INVISIBLE.has(type)) {
      this.#startAtColumn();
    }
  }

  #startAtColumn(): void {
    while ((this.#columns.at(-1) ?? -1) >= this.#column) {
      this.#columns.pop();
    }
    this.#columns.push(this.#column);
  }

  #advance(token: string): void {
    const lastBreak = token.lastIndexOf('\n');
    if (lastBreak < 0) {
      this.#column += token.length;
      return;
    }
    this.line += token.split('\n').length - 1;
    this.#column = token.length - lastBreak - 1;
  }
}
