import { EvidenceManifest } from 'backstage-plugin-readiness-common';

/** One thing that is wrong with an archive. @internal */
export interface EvidenceProblem {
  /** A stable kebab-case code. */
  readonly code:
    | 'digest-differs'
    | 'missing-file'
    | 'extra-file'
    | 'wrong-size'
    | 'wrong-digest'
    | 'manifest-digest'
    | 'manifest-form'
    | 'bad-name'
    | 'too-large'
    | 'broken-file';
  /** Name of the file; null where it is about the archive. */
  readonly file: string | null;
  readonly message: string;
}

/** What came of verifying an archive. @internal */
export interface EvidenceVerification {
  readonly archive: string;
  readonly manifest: EvidenceManifest | null;
  readonly problems: readonly EvidenceProblem[];
}
