import { AdoptionStatus } from 'backstage-readiness-core';
import {
  EvaluatedEntity,
  EvaluatedStandard,
  EvaluationReport,
} from '../evaluation/types';

const ADOPTED: Readonly<Record<AdoptionStatus, boolean | null>> = {
  adopted: true,
  'not-adopted': false,
  unknown: null,
};

/**
 * The report as JSON, in the shape that the manual describes.
 * @internal
 */
export function evaluationAsJson(report: EvaluationReport): string {
  return JSON.stringify(
    {
      entities: report.entities.map(entityAsJson),
      requirements: report.requirements,
      problems: report.problems,
    },
    undefined,
    2,
  );
}

function entityAsJson({
  entityRef,
  tier,
  standards,
  adoption,
}: EvaluatedEntity) {
  return {
    entityRef,
    tier: tier.kind === 'declared' ? tier.tier : null,
    standards: standards.map(standardAsJson),
    capabilities: adoption.map(({ capability, status }) => ({
      name: capability,
      adopted: ADOPTED[status],
    })),
  };
}

function standardAsJson({ scorecard, results }: EvaluatedStandard) {
  return {
    name: scorecard.standard,
    level: scorecard.level,
    score: scorecard.score,
    known: scorecard.known,
    results: results.map(({ checkId, status, stale, reason, who }) => ({
      checkId,
      status,
      stale,
      reason,
      who,
    })),
  };
}
