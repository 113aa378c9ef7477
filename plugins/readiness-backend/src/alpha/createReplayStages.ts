import { createStages } from '../stages';
import { ReplayStages, ReplayStagesOptions } from './types';

/**
 * Puts the stages together without starting them.
 * @alpha
 */
export async function createReplayStages(
  options: ReplayStagesOptions,
): Promise<ReplayStages> {
  return createStages(options);
}
