import { CST, Lexer } from 'yaml';
import { DOCUMENT_LIMITS } from './limits';
import { Nesting } from './Nesting';

/**
 * Whether a text may be given to the YAML parser, and if not, why.
 * @internal
 */
export type YamlScan =
  | { readonly kind: 'safe' }
  | {
      readonly kind: 'refused';
      readonly code:
        | 'file-too-large'
        | 'forbidden-character'
        | 'nested-too-deep'
        | 'too-many-documents';
      readonly message: string;
      readonly line: number;
    };

// The parser recurses, and near the end of its stack it can abort the whole process. The exact depth is looked at after
// parsing; before it, this looser bound is enough, since anchors and tags on one line look like depth here.
const SAFETY_FACTOR = 2;

// Some of what YAML forbids, all of what its lexer uses as marks of its own.
const CONTROL_CHARACTER = /(?![\t\n\r\x7f-\x9f])\p{Cc}/u;

/**
 * Static bounds on the text of one YAML file.
 * @internal
 */
export interface YamlLimits {
  /** Characters of the file. */
  readonly characters: number;
  /** YAML tokens of the file, blanks and comments included. */
  readonly tokens: number;
  /** Documents of the file. */
  readonly documents: number;
  /** Nesting of maps and lists. */
  readonly depth: number;
}

/**
 * Looks over the tokens of a text before it is parsed: size, NUL characters, nesting and number of documents. Takes
 * linear time and no recursion, whatever the text.
 * @internal
 */
export function scanYaml(
  text: string,
  limits: YamlLimits = DOCUMENT_LIMITS,
): YamlScan {
  if (text.length > limits.characters) {
    return refused(
      'file-too-large',
      `The file has ${text.length} characters, at most ${limits.characters} are read; split it`,
      1,
    );
  }
  const control = text.search(CONTROL_CHARACTER);
  if (control >= 0) {
    return refused(
      'forbidden-character',
      `The file holds the control character U+${text
        .charCodeAt(control)
        .toString(16)
        .padStart(
          4,
          '0',
        )}, which YAML text must not; remove it or save the file as UTF-8`,
      text.slice(0, control).split('\n').length,
    );
  }
  return scanTokens(text, limits);
}

function scanTokens(text: string, limits: YamlLimits): YamlScan {
  const nesting = new Nesting();
  let tokens = 0;
  let documents = 0;
  for (const token of new Lexer().lex(text)) {
    tokens += 1;
    if (tokens > limits.tokens) {
      return refused(
        'file-too-large',
        `The file has more than ${limits.tokens} YAML tokens; split it`,
        nesting.line,
      );
    }
    const type = CST.tokenType(token);
    documents += type === 'doc-start' ? 1 : 0;
    if (documents > limits.documents) {
      return refused(
        'too-many-documents',
        `The file has more than ${limits.documents} documents; split it`,
        nesting.line,
      );
    }
    nesting.add(token, type);
    if (nesting.depth > SAFETY_FACTOR * limits.depth) {
      return refused(
        'nested-too-deep',
        `The document is nested more than ${limits.depth} levels deep; flatten it`,
        nesting.line,
      );
    }
  }
  return { kind: 'safe' };
}

function refused(
  code: Extract<YamlScan, { kind: 'refused' }>['code'],
  message: string,
  line: number,
): YamlScan {
  return { kind: 'refused', code, message, line };
}
