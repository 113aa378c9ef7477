import { EVIDENCE_DIGEST_HEADER } from 'backstage-plugin-readiness-common';
import { inQuery } from '../parameters';

/** The endpoint that exports evidence. Its answer is an archive, so that it is described in full here. @internal */
export function evidencePaths() {
  const summary =
    'An archive of results, facts and decisions as JSON and CSV, with a manifest of digests; give at least one of entity, team, gate and framework';
  return {
    '/v1/evidence': {
      get: {
        operationId: 'exportEvidence',
        summary,
        parameters: [
          inQuery('entity', 'Ref of an entity'),
          inQuery('team', 'Ref of a group, with those below it'),
          inQuery(
            'gate',
            'Name of a gate: the entities that it dealt with in the period',
          ),
          inQuery(
            'framework',
            'Name of a control framework: only checks whose controls name it',
          ),
          inQuery('from', 'Day or instant, 90 days before the end unless said'),
          inQuery('to', 'Day (included) or instant, now unless said'),
        ],
        responses: {
          '200': {
            description: summary,
            headers: {
              [EVIDENCE_DIGEST_HEADER]: {
                description: 'SHA-256 of the manifest, in hexadecimal',
                schema: { type: 'string' },
              },
            },
            content: {
              'application/zip': {
                schema: { type: 'string', format: 'binary' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
  };
}
