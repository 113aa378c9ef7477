export { diagnosticsByFile } from './diagnosticsByFile';
export type { FileDiagnostics } from './diagnosticsByFile';
export { DOCUMENT_LIMITS } from './limits';
export { parseDocuments } from './parseDocuments';
export type { ParseDocumentsOptions } from './parseDocuments';
export type {
  Bounds,
  BudgetGate,
  BudgetPolicyRule,
  Capability,
  Check,
  CheckFix,
  CheckMessage,
  CheckRef,
  ControlRef,
  Diagnostic,
  DocumentSet,
  DocumentSource,
  ErrorBudgetPolicy,
  Milestone,
  Requirement,
  Standard,
  Tier,
  TieredBounds,
} from './types';
