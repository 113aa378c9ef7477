/**
 * readiness: score catalog descriptors and validate documents from a terminal or a pipeline.
 *
 * @packageDocumentation
 */

export { main } from './main';
