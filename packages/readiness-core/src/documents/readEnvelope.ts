import { DiagnosticList } from './DiagnosticList';
import { LocatedMap, mapOf } from './located';
import { readFields } from './readFields';
import { Reader, readText } from './readers';
import { DocumentHeader } from './readHeader';
import { readName, readTitle } from './valueReaders';

const readAnything: Reader<true> = () => true;

const ENVELOPE = {
  apiVersion: readAnything,
  kind: readAnything,
  metadata: readAnything,
  spec: readAnything,
};

/**
 * Reads the words of a document for people. A fault here changes no result, so it is reported and the document is used.
 * @internal
 */
export function readEnvelope(
  header: DocumentHeader,
  metadata: LocatedMap,
  found: DiagnosticList,
): { readonly title?: string; readonly description?: string } {
  const root = mapOf(header.root);
  if (root) {
    readFields(root, ENVELOPE, found, { what: 'a document' });
  }
  const { title, description } = readFields(
    metadata,
    { name: readName, title: readTitle, description: readText() },
    found,
    { what: 'metadata' },
  );
  return { title, description };
}
