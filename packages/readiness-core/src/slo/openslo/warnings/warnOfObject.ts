import { childOrEmpty } from '../decode/Decoded';
import { ReadObject } from '../readObject';
import { ObjectIndex } from '../resolve/ObjectIndex';
import { OPENSLO_VERSIONS } from '../rules/checkObject';
import { warnOfAlerts } from './warnOfAlerts';
import { warnOfSlo } from './warnOfSlo';
import { warnOfValues } from './warnOfValues';
import { warnOfVersion } from './warnOfVersion';

/**
 * Warns of what OpenSLO says and the official validator lets pass in an object.
 * @internal
 */
export function warnOfObject(object: ReadObject, index: ObjectIndex): void {
  const { apiVersion, kind, decoded, findings } = object;
  if (!decoded) {
    return;
  }
  if (apiVersion !== OPENSLO_VERSIONS.v1) {
    warnOfVersion(object);
    return;
  }
  warnOfValues(decoded, index, findings);
  if (kind === 'SLO') {
    const spec = childOrEmpty(decoded, 'spec');
    warnOfSlo(spec, index, findings);
    warnOfAlerts(spec, index, findings);
  }
}
