import { IsoInstant } from './types';

/**
 * What evidence is asked for: at least one of `entity`, `team`, `gate` and `framework`; several narrow each other.
 * @public
 */
export interface EvidenceQuery {
  /** Ref of an entity. */
  entity?: string;
  /** Ref of a group; what groups below it own counts as well. */
  team?: string;
  /** Name of a gate: of the entities that were decided or reviewed at it in the period. */
  gate?: string;
  /** Name of a control framework, such as `SOC2`: only checks whose `controls` name it. */
  framework?: string;
  /** Instant or day; 90 days before the end unless said. */
  from?: string;
  /** Instant (not included) or day (included); now unless said. */
  to?: string;
}

/** The header of an answer with an archive of evidence that names the digest of its manifest. @public */
export const EVIDENCE_DIGEST_HEADER = 'X-Readiness-Evidence-Digest';

/** One file of an archive of evidence. @public */
export interface EvidenceFile {
  name: string;
  rows: number;
  bytes: number;
  /** Hexadecimal. */
  sha256: string;
}

/**
 * `manifest.json` of an archive of evidence: what was asked, by whom, when, and what the other files are.
 * @public
 */
export interface EvidenceManifest {
  format: 'readiness-evidence/v1';
  asked: {
    entity: string | null;
    team: string | null;
    gate: string | null;
    framework: string | null;
    from: IsoInstant;
    to: IsoInstant;
  };
  /** Ref of a person, or `service:<name>`. */
  by: string;
  at: IsoInstant;
  /** Of the documents; null when none were published. */
  revision: number | null;
  entities: number;
  files: EvidenceFile[];
  /** SHA-256, hexadecimal, of the manifest without this field: see `evidenceContent`. */
  digest: string;
}

/**
 * The text that the digest of a manifest is made of: the manifest without its digest, as JSON without blanks, its keys in
 * the order in which they stand.
 * @public
 */
export function evidenceContent({
  digest: _,
  ...content
}: EvidenceManifest): string {
  return JSON.stringify(content);
}

/**
 * How `manifest.json` is written, byte by byte, so that nothing can be hidden in it.
 * @public
 */
export function formatEvidenceManifest(manifest: EvidenceManifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
