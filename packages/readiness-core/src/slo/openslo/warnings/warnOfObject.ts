import { ReadObject } from '../readObject';
import { ObjectIndex } from '../resolve/ObjectIndex';
import { OPENSLO_VERSIONS } from '../rules/checkObject';
import { warnOfVersion } from './warnOfVersion';

/**
 * Warns of what the official validator lets pass in an object.
 * @internal
 */
export function warnOfObject(object: ReadObject, _index: ObjectIndex): void {
  const { apiVersion, decoded } = object;
  if (decoded && apiVersion !== OPENSLO_VERSIONS.v1) {
    warnOfVersion(object);
  }
}
