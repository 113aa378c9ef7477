import { JsonObject } from '@backstage/types';
import { convertYaml } from '../documents/convertYaml';
import { scanYaml } from '../documents/scanYaml';
import { Diagnostic } from '../documents/types';
import { YamlNode } from '../documents/yamlNode';
import { explainInvalidEntity, InvalidEntity } from './explainInvalidEntity';
import { DESCRIPTOR_LIMITS } from './limits';
import { markPlaceholders } from './markPlaceholders';
import { ParsedDescriptor, parseDescriptorYaml } from './parseDescriptorYaml';
import { DescribedEntity, DescriptorReading } from './types';
import { validateEntity } from './validateEntity';

type DocumentReading =
  | { readonly kind: 'entity'; readonly described: DescribedEntity }
  | { readonly kind: 'faulty'; readonly diagnostic: Diagnostic }
  | { readonly kind: 'empty' };

/**
 * Reads the YAML text of a descriptor file as the catalog would, without fetching anything. Never throws; one bad
 * document leaves the others of the file readable, and ends in one diagnostic with file and line.
 * @public
 */
export async function readDescriptors(
  text: string,
  file: string,
): Promise<DescriptorReading> {
  const scan = scanYaml(text, DESCRIPTOR_LIMITS);
  if (scan.kind === 'refused') {
    const { code, message, line } = scan;
    return {
      entities: [],
      diagnostics: [{ severity: 'error', code, message, file, line }],
    };
  }
  const entities = new Array<DescribedEntity>();
  const diagnostics = new Array<Diagnostic>();
  for (const parsed of parseDescriptorYaml(text)) {
    const reading = await readDocument(parsed, file);
    if (reading.kind === 'entity') {
      entities.push(reading.described);
    } else if (reading.kind === 'faulty') {
      diagnostics.push(reading.diagnostic);
    }
  }
  return { entities, diagnostics };
}

interface Source {
  readonly file: string;
  readonly linesBefore: number;
}

async function readDocument(
  { document, lines, linesBefore }: ParsedDescriptor,
  file: string,
): Promise<DocumentReading> {
  const source = { file, linesBefore };
  const [syntaxError] = document.errors;
  if (syntaxError) {
    const line = Math.max(1, lines.linePos(syntaxError.pos[0]).line);
    return faulty(source, line, 'invalid-yaml', {
      message: `The YAML cannot be read: ${syntaxError.message}`,
    });
  }
  if (document.contents === null) {
    return { kind: 'empty' };
  }
  const conversion = convertYaml(document, lines);
  return conversion.kind === 'refused'
    ? faulty(source, conversion.line, conversion.code, conversion)
    : readEntity(conversion.root, source);
}

async function readEntity(
  root: YamlNode,
  source: Source,
): Promise<DocumentReading> {
  const { value, line } = root;
  if (value === null) {
    return { kind: 'empty' };
  }
  if (typeof value !== 'object' || Array.isArray(value)) {
    const found = Array.isArray(value) ? 'a list' : 'a single value';
    return faulty(source, line, 'invalid-entity', {
      message: `A descriptor is a map with apiVersion, kind, metadata and spec, but this document is ${found}`,
    });
  }
  if (value.apiVersion === undefined && value.kind === undefined) {
    const message =
      'The document has neither apiVersion nor kind, so it describes no entity; it is left out';
    return faulty(source, line, 'not-an-entity', { message }, 'warning');
  }
  const validation = await validateEntity(markPlaceholders(value));
  if (validation.kind === 'valid') {
    const described = {
      entity: validation.entity,
      line: line + source.linesBefore,
    };
    return { kind: 'entity', described };
  }
  return explainInvalid(validation, value, root, source);
}

function explainInvalid(
  validation: InvalidEntity,
  document: JsonObject,
  root: YamlNode,
  source: Source,
): DocumentReading {
  const { code, message, path } = explainInvalidEntity(validation, document);
  // Not an error: the catalog of the reader may well have a module for the kind.
  const severity = code === 'unknown-kind' ? 'warning' : 'error';
  const fault = { message, path: path.join('.') };
  return faulty(source, lineAt(root, path), code, fault, severity);
}

function faulty(
  { file, linesBefore }: Source,
  lineOfPart: number,
  code: string,
  { message, path }: { readonly message: string; readonly path?: string },
  severity: Diagnostic['severity'] = 'error',
): DocumentReading {
  const line = lineOfPart + linesBefore;
  const diagnostic = { severity, code, message, file, line };
  return {
    kind: 'faulty',
    diagnostic: path ? { ...diagnostic, path } : diagnostic,
  };
}

/** The line of the deepest part of a path that is there. */
function lineAt(root: YamlNode, path: readonly string[]): number {
  let node = root;
  let line = root.line;
  for (const segment of path) {
    const entry = node.entries?.get(segment);
    const next = entry?.node ?? node.items?.[Number(segment)];
    if (!next) {
      return line;
    }
    line = entry?.keyLine ?? next.line;
    node = next;
  }
  return line;
}
