import { JsonValue } from '@backstage/types';
import { Diagnostic } from '../../documents/types';
import { SloDefinition } from '../types';

/** A rule of OpenSLO's official validator that an object breaks, or a fault for which it cannot be decoded. @public */
export interface OpenSloError {
  /** Dotted path in the object, as the official validator has it, such as `spec.objectives[0].target`. */
  readonly path: string;
  /** As the official validator has it, such as `less_than`; empty where it has none. */
  readonly code: string;
  /** Names the thing, what is wrong, and the right form. */
  readonly message: string;
  /** 1-based, in the file. */
  readonly line: number;
}

/** One object of a file, with its verdict. @public */
export interface OpenSloObject {
  /** Empty where it cannot be told. */
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly valid: boolean;
  readonly errors: readonly OpenSloError[];
}

/**
 * What a file holds. `openslo`: at least one document says so by its apiVersion, or by its kind where no document has an
 * apiVersion. `slo-generator`: documents of Google's SLO generator, another format. `empty`: no text at all.
 * @public
 */
export type OpenSloRecognition =
  | 'openslo'
  | 'slo-generator'
  | 'empty'
  | 'unknown';

/**
 * What was found in one file.
 * @public
 */
export interface OpenSloFile {
  readonly file: string;
  readonly recognition: OpenSloRecognition;
  /** The verdict of OpenSLO's official validator. Warnings do not change it. */
  readonly valid: boolean;
  readonly objects: readonly OpenSloObject[];
  /** By line. Errors are those of the verdict, and what keeps an SLO from being used. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A DataSource object. What its `connectionDetails` mean is for the source of its type to say. @public */
export interface SloDataSource {
  readonly name: string;
  readonly displayName?: string;
  readonly description?: string;
  /** Such as `Prometheus`. */
  readonly type: string;
  readonly connectionDetails: JsonValue;
  readonly file: string;
  readonly line: number;
}

/** What `parseOpenSlo(sources: readonly DocumentSource[])` gives: all files together. @public */
export interface OpenSloReading {
  /** By file name. */
  readonly files: readonly OpenSloFile[];
  /** SLOs of version v1 that are free of errors, by name; each name once. */
  readonly definitions: readonly SloDefinition[];
  /** By name; each name once. */
  readonly dataSources: readonly SloDataSource[];
}
