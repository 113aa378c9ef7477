export {
  assignSlos,
  OPENSLO_FILES_ANNOTATION,
  SLO_ENTITY_ANNOTATION,
  SLO_ENTITY_KINDS,
} from './assignSlos';
export type { AssignSlosOptions, SloAssignment } from './assignSlos';
export { parseOpenSlo } from './parseOpenSlo';
export type {
  OpenSloError,
  OpenSloFile,
  OpenSloObject,
  OpenSloReading,
  OpenSloRecognition,
  SloDataSource,
} from './types';
