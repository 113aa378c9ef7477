export { diagnosticsByFile } from './diagnosticsByFile';
export type { FileDiagnostics } from './diagnosticsByFile';
export { DOCUMENT_LIMITS } from './limits';
export { parseDocuments } from './parseDocuments';
export type { ParseDocumentsOptions } from './parseDocuments';
export type {
  Bounds,
  Capability,
  Check,
  CheckFix,
  CheckMessage,
  CheckRef,
  ControlRef,
  Diagnostic,
  DocumentSet,
  DocumentSource,
  Milestone,
  Requirement,
  Standard,
  Tier,
  TieredBounds,
} from './types';
