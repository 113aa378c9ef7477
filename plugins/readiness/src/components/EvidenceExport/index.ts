export { EvidenceExport } from './EvidenceExport';
