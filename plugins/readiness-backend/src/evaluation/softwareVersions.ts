import { version as coreVersion } from 'backstage-readiness-core/package.json';
import { version } from '../../package.json';

/**
 * The versions of what evaluates. A new one may evaluate otherwise.
 * @internal
 */
export const SOFTWARE_VERSIONS = `${version} ${coreVersion}`;
