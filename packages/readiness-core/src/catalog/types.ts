import { Entity } from '@backstage/catalog-model';
import { Diagnostic } from '../documents/types';

/**
 * An entity as a descriptor file describes it, with the 1-based line at which its document starts.
 * @public
 */
export interface DescribedEntity {
  readonly entity: Entity;
  readonly line: number;
}

/**
 * What a descriptor file holds: the valid entities in file order, and a diagnostic for each document that is not one.
 * @public
 */
export interface DescriptorReading {
  readonly entities: readonly DescribedEntity[];
  readonly diagnostics: readonly Diagnostic[];
}
