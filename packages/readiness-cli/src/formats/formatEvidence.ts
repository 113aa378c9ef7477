import { EvidenceVerification } from '../evidence/types';
import { countInWords, oneLine } from './words';

const FORMATTERS = {
  text: evidenceAsText,
  json: evidenceAsJson,
};

/** @internal */
export type EvidenceFormat = keyof typeof FORMATTERS;

/** @internal */
export const EVIDENCE_FORMATS = Object.keys(FORMATTERS);

/**
 * Writes what came of verifying an archive, for people or for another program; ends with a line feed.
 * @internal
 */
export function formatEvidence(
  verification: EvidenceVerification,
  format: EvidenceFormat,
): string {
  return `${FORMATTERS[format](verification)}\n`;
}

function evidenceAsText(verification: EvidenceVerification): string {
  const { archive, manifest, problems } = verification;
  return [
    problems.length === 0
      ? `${archive}: verified, ${countInWords(
          manifest?.files.length ?? 0,
          'file',
        )}`
      : `${archive}: NOT verified, ${countInWords(problems.length, 'problem')}`,
    ...problems.map(
      ({ file, message }) => `  ${file === null ? '' : `${file}: `}${message}`,
    ),
    ...(manifest
      ? [
          `Of ${askedInWords(verification)}, from ${manifest.asked.from} to ${
            manifest.asked.to
          }`,
          `Exported by ${manifest.by} at ${manifest.at}, revision ${
            manifest.revision ?? 'none'
          }, ${manifest.entities} entities`,
          `Digest ${manifest.digest}`,
        ]
      : []),
  ]
    .map(line => `${/^ */.exec(line)?.[0] ?? ''}${oneLine(line)}`)
    .join('\n');
}

function askedInWords({ manifest }: EvidenceVerification): string {
  const { entity, team, gate, framework } = { ...manifest?.asked };
  return Object.entries({ entity, team, gate, framework })
    .flatMap(([name, value]) => (value ? [`${name} ${value}`] : []))
    .join(', ');
}

function evidenceAsJson({
  archive,
  manifest,
  problems,
}: EvidenceVerification): string {
  return JSON.stringify(
    { archive, verified: problems.length === 0, problems, manifest },
    null,
    2,
  );
}
