import { DiagnosticList } from '../../documents/DiagnosticList';
import { shorten } from '../../documents/shorten';
import { tidyDiagnostics } from '../../documents/tidyDiagnostics';
import { DocumentSource } from '../../documents/types';
import { SloDefinition } from '../types';
import { ReadFile, readOpenSloFile } from './readOpenSloFile';
import { ReadObject } from './readObject';
import { FiledObject, ObjectIndex } from './resolve/ObjectIndex';
import { resolveDataSource } from './resolve/resolveDataSource';
import { resolveSlo } from './resolve/resolveSlo';
import { OpenSloFile, OpenSloObject, OpenSloReading } from './types';
import { warnOfObject } from './warnings/warnOfObject';

/**
 * Reads OpenSLO files: gives for each its verdict and what was found in it, and for all together the SLOs, with all that
 * they refer to in any of the files, and the data sources. Pure; never throws, whatever the texts; the order of the sources
 * does not matter, because they are taken by file name.
 *
 * @remarks
 * Errors agree with OpenSLO's official validator (github.com/OpenSLO/go-sdk); warnings are what the specification says and
 * that validator lets pass. An SLO with errors gives no definition, everything else is as if it were not there.
 * Objects of v1alpha and v2alpha are judged and not resolved. Two objects of one kind and name: the first counts.
 * @public
 */
export function parseOpenSlo(
  sources: readonly DocumentSource[],
): OpenSloReading {
  const files = [...sources].sort(byFile).map(readOpenSloFile);
  const index = ObjectIndex.create(
    files.flatMap(({ file, objects }) =>
      objects.map(object => ({ file, object })),
    ),
  );
  for (const { objects } of files) {
    for (const object of objects) {
      warnOfObject(object, index);
    }
  }
  warnOfRepeated(index);
  return {
    definitions: definitionsOf(index),
    dataSources: index
      .usable('DataSource')
      .flatMap(filed =>
        filed.object.decoded
          ? [resolveDataSource(filed, filed.object.decoded)]
          : [],
      )
      .sort(byName),
    files: files.map(summarise),
  };
}

function definitionsOf(index: ObjectIndex): readonly SloDefinition[] {
  return index
    .usable('SLO')
    .flatMap(filed => definitionOf(filed, index))
    .sort(byName);
}

function definitionOf(
  filed: FiledObject,
  index: ObjectIndex,
): readonly SloDefinition[] {
  const { decoded, findings } = filed.object;
  if (!decoded) {
    return [];
  }
  const resolution = resolveSlo(filed, decoded, index);
  if (resolution.kind === 'resolved') {
    return [resolution.definition];
  }
  findings.warning(resolution, 'not_evaluated', resolution.reason);
  return [];
}

function warnOfRepeated(index: ObjectIndex): void {
  for (const [{ object }, first] of index.repeated) {
    const { kind, name, line, findings } = object;
    findings.warning(
      { path: 'metadata.name', line },
      'duplicate_name',
      `is taken: ${kind} "${shorten(name)}" is in ${first.file} (line ${
        first.object.line
      }) too, which counts; rename this one or remove it`,
    );
  }
}

function summarise(read: ReadFile): OpenSloFile {
  const { file, recognition, objects, found } = read;
  const diagnostics = [
    ...found.all,
    ...objects.flatMap(object => diagnosticsOf(file, object)),
  ];
  return {
    file,
    recognition,
    valid: diagnostics.every(({ severity }) => severity !== 'error'),
    objects: objects.map(object => objectOf(file, object)),
    diagnostics: tidyDiagnostics(diagnostics),
  };
}

function objectOf(
  file: string,
  { apiVersion, kind, name, line, findings }: ReadObject,
): OpenSloObject {
  const { errors } = findings;
  const valid = errors.length === 0;
  return { apiVersion, kind, name, file, line, valid, errors };
}

function diagnosticsOf(
  file: string,
  { kind, name, findings }: ReadObject,
): DiagnosticList['all'] {
  const subject =
    name === ''
      ? shorten(kind || 'Document')
      : `${shorten(kind || 'Document')} "${shorten(name)}"`;
  const found = DiagnosticList.create(subject);
  for (const { path, line, code, message } of findings.errors) {
    found.error({ file, path, line }, diagnosticCode(code), message);
  }
  for (const { path, line, code, message } of findings.warnings) {
    found.warning({ file, path, line }, diagnosticCode(code), message);
  }
  return found.all;
}

/** The code of the official validator in the form of this project's codes; it has none for the kind of a time window. */
function diagnosticCode(code: string): string {
  return code === '' ? 'time-window' : code.split(':')[0].replace(/_/g, '-');
}

function byFile(left: DocumentSource, right: DocumentSource): number {
  if (left.file !== right.file) {
    return left.file < right.file ? -1 : 1;
  }
  return left.text < right.text ? -1 : 1;
}

function byName(
  left: { readonly name: string },
  right: { readonly name: string },
): number {
  return left.name < right.name ? -1 : 1;
}
