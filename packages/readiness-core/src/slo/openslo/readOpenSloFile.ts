import { DiagnosticList } from '../../documents/DiagnosticList';
import { shorten } from '../../documents/shorten';
import { DocumentSource } from '../../documents/types';
import { OPENSLO_LIMITS } from './limits';
import { readObject, ReadObject } from './readObject';
import { recognise } from './recognise';
import { OpenSloRecognition } from './types';
import { readYaml } from './yaml/readYaml';
import {
  DocumentPart,
  formOf,
  SplitDocuments,
  splitDocuments,
} from './yaml/splitDocuments';

/**
 * One file, read on its own: what other files hold is not known yet.
 * @internal
 */
export interface ReadFile {
  readonly file: string;
  readonly recognition: OpenSloRecognition;
  readonly objects: readonly ReadObject[];
  /** What was found outside of objects. */
  readonly found: DiagnosticList;
}

const SUBJECT = 'OpenSLO';

/** @internal */
export function readOpenSloFile({ file, text }: DocumentSource): ReadFile {
  const found = DiagnosticList.create(SUBJECT);
  const split = splitFile(text, file, found);
  const objects = split.parts.flatMap(part => readPart(part, file, found));
  const recognition = recognise(text, objects);
  if (split.unreadFrom !== undefined) {
    found.warning(
      { file, line: split.unreadFrom },
      'unread-document',
      'nothing is read from here on, because the last line of the file begins with "---", has more behind it and does not end; remove that line',
    );
  }
  if (recognition === 'empty') {
    found.warning({ file, line: 1 }, 'empty-file', 'the file is empty');
  }
  if (recognition === 'slo-generator') {
    found.error(
      { file, line: 1 },
      'slo-generator',
      "this is a file of Google's SLO generator, another format; write the SLO in OpenSLO: apiVersion: openslo/v1, kind: SLO, with spec.indicator, spec.timeWindow and spec.objectives",
    );
  }
  return { file, recognition, objects, found };
}

function splitFile(
  text: string,
  file: string,
  found: DiagnosticList,
): SplitDocuments {
  if (text.length > OPENSLO_LIMITS.characters) {
    found.error(
      { file, line: 1 },
      'file-too-large',
      `the file has ${text.length} characters, at most ${OPENSLO_LIMITS.characters} are read; split it`,
    );
    return { parts: [] };
  }
  const split = splitDocuments(text);
  if (split.parts.length > OPENSLO_LIMITS.documents) {
    found.error(
      { file, line: split.parts[OPENSLO_LIMITS.documents].line },
      'too-many-documents',
      `the file has more than ${OPENSLO_LIMITS.documents} documents; split it`,
    );
    return { ...split, parts: [] };
  }
  return split;
}

function readPart(
  part: DocumentPart,
  file: string,
  found: DiagnosticList,
): readonly ReadObject[] {
  const reading = readYaml(part);
  if (reading.kind === 'refused') {
    const { line, code, message } = reading;
    found.error({ file, line }, code, message);
    return [];
  }
  for (const { key, line } of reading.repeatedKeys) {
    found.warning(
      { file, line },
      'duplicate-key',
      `the key "${shorten(
        key,
      )}" occurs twice in one map, and the last one counts; keep one of them`,
    );
  }
  const { root } = reading;
  if (formOf(part.text) === 'object') {
    return [readObject(root)];
  }
  if (root.items || root.value === null) {
    return (root.items ?? []).map(readObject);
  }
  found.error(
    { file, line: root.line },
    'invalid-list',
    'the document begins like a list and is none; put "---" on a line of its own, and "- " before each object of a list',
  );
  return [];
}
