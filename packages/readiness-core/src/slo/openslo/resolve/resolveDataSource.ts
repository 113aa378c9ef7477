import { childOrEmpty, Decoded, textAt } from '../decode/Decoded';
import { SloDataSource } from '../types';
import { FiledObject } from './ObjectIndex';

/** @internal */
export function resolveDataSource(
  { file, object }: FiledObject,
  decoded: Decoded,
): SloDataSource {
  const displayName = textAt(childOrEmpty(decoded, 'metadata'), 'displayName');
  const spec = childOrEmpty(decoded, 'spec');
  const description = textAt(spec, 'description');
  return {
    name: object.name,
    ...(displayName === '' ? {} : { displayName }),
    ...(description === '' ? {} : { description }),
    type: textAt(spec, 'type'),
    connectionDetails: spec.fields.get('connectionDetails')?.value ?? null,
    file,
    line: object.line,
  };
}
