import { EvidenceFormat } from '../formats/formatEvidence';

/** The options of `readiness evidence export`, as they are written. @internal */
export interface EvidenceExportOptions {
  readonly entity?: string;
  readonly team?: string;
  readonly gate?: string;
  readonly framework?: string;
  readonly from?: string;
  readonly to?: string;
  readonly output: string;
  readonly url?: string;
  readonly tokenEnv?: string;
  readonly timeout?: string;
  readonly format: EvidenceFormat;
}
