/**
 * What a validator refused, in words with a mend, and where.
 * @internal
 */
export interface Refusal {
  readonly message: string;
  /** The keys and list indices from the root of the document to the fault; empty for the document itself. */
  readonly path: readonly string[];
}

const LONGEST_MESSAGE = 400;

const SCHEMA = /^(?:Malformed envelope, )?(\/\S*|<root>) (.+?)(?: - .*)?$/s;
const MISSING = /^must have required property '(.+)'$/;
const FIELD = /^"?(.+?)"? (must have a value|is not valid; expected .+)$/s;
const FOREIGN = /^Unknown field (.+)$/s;
const ADVICE = / To learn more about catalog file format.*$/s;

/**
 * Puts the words of Backstage's validators, which name a place in three different ways, into one form.
 * @internal
 */
export function explainRefusal(refused: string): Refusal {
  const text = refused.replace(ADVICE, '').replace(/\.$/, '');
  return (
    explainForeign(text) ??
    explainSchema(text) ??
    explainField(text) ?? { message: shorten(text), path: [] }
  );
}

function explainForeign(text: string): Refusal | undefined {
  const key = FOREIGN.exec(text)?.[1];
  return key === undefined
    ? undefined
    : {
        message: `"${shorten(
          key,
        )}" is not a field of an entity; remove it, or move it into metadata or spec`,
        path: [key],
      };
}

function explainSchema(text: string): Refusal | undefined {
  const [, pointer, complaint] = SCHEMA.exec(text) ?? [];
  if (pointer === undefined) {
    return undefined;
  }
  const path = pointer === '<root>' ? [] : readPointer(pointer);
  const missing = MISSING.exec(complaint)?.[1];
  if (missing !== undefined) {
    const name = [...path, missing].join('.');
    return { message: `${name} is missing; add it`, path };
  }
  const name = path.join('.') || 'the document';
  return { message: shorten(`${name} ${complaint}; correct it`), path };
}

function explainField(text: string): Refusal | undefined {
  const [, field, complaint] = FIELD.exec(text) ?? [];
  return field === undefined
    ? undefined
    : {
        message: shorten(`${field} ${complaint}; correct it`),
        path: readField(field),
      };
}

/** The segments of a JSON pointer. */
function readPointer(pointer: string): string[] {
  return pointer
    .slice(1)
    .split('/')
    .map(segment => segment.replace(/~1/g, '/').replace(/~0/g, '~'));
}

/** Labels and annotations have dots in their keys, and the validators leave `metadata` out before them. */
function readField(field: string): string[] {
  const [first, ...rest] = field.split('.');
  if (first === 'labels' || first === 'annotations') {
    return ['metadata', first, rest.join('.')];
  }
  return first === 'tags' || first === 'links'
    ? ['metadata', first, ...rest]
    : [first, ...rest];
}

function shorten(text: string): string {
  return text.length > LONGEST_MESSAGE
    ? `${text.slice(0, LONGEST_MESSAGE)}...`
    : text;
}
