/**
 * readiness: score catalog descriptors, validate documents and check SLOs from a terminal or a pipeline.
 *
 * @packageDocumentation
 */

export { main } from './main';
