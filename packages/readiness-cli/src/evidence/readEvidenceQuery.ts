import { EvidenceQuery } from 'backstage-plugin-readiness-common';
import { CallError } from '../CallError';
import { EvidenceExportOptions } from './EvidenceExportOptions';

/**
 * What is asked of the backend, which understands refs and times; a parameter that a pipeline hands on as an empty text
 * is none.
 * @throws CallError where it is not said of what
 * @internal
 */
export function readEvidenceQuery(
  options: EvidenceExportOptions,
): EvidenceQuery {
  const { entity, team, gate, framework, from, to } = options;
  if (!entity && !team && !gate && !framework) {
    throw new CallError(
      'Say of what evidence is exported: at least one of --entity <ref>, --team <ref>, --gate <name> and --framework <name>',
    );
  }
  const given = Object.entries({ entity, team, gate, framework, from, to });
  return Object.fromEntries(given.filter(([, value]) => value));
}
