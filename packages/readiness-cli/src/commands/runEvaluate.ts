import { readTier } from 'backstage-readiness-core';
import { EvaluateOptions } from './EvaluateOptions';
import { judgeRun } from './judgeRun';
import { evaluateCatalog } from '../evaluation/evaluateCatalog';
import { judgeRequirement } from '../evaluation/judgeRequirement';
import { readRequirement } from '../evaluation/readRequirement';
import { EvaluationReport } from '../evaluation/types';
import { formatEvaluation } from '../formats/formatEvaluation';
import { explainProblems } from '../formats/explainProblems';
import { problemOf } from '../read/problemOf';
import { Catalog, readCatalog } from '../read/readCatalog';
import { DocumentsReading, readDocuments } from '../read/readDocuments';
import { readFacts } from '../read/readFacts';
import { readNow } from '../read/readNow';
import { ExitCode, Problem, Surroundings } from '../types';

/**
 * Scores descriptor files and writes the result. Throws a `CallError` for a call that is wrong.
 * @internal
 */
export async function runEvaluate(
  options: EvaluateOptions,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const { cwd, stdout, stderr } = surroundings;
  const now = readNow(options.now, surroundings);
  const reading = await readDocuments(
    options.standards === undefined ? [] : [options.standards],
    surroundings,
  );
  const requirements = options.require.map(text =>
    readRequirement(text, reading.documents),
  );
  const catalog = await readCatalog(options.catalog, cwd);
  const refs = new Set(catalog.entities.map(({ entityRef }) => entityRef));
  const facts =
    options.facts === undefined
      ? { byEntity: new Map(), problems: [] }
      : await readFacts(options.facts, {
          cwd,
          now,
          isWanted: entityRef => refs.has(entityRef),
        });
  const entities = evaluateCatalog({
    documents: reading.documents,
    catalog,
    facts: facts.byEntity,
    now,
  });
  const report: EvaluationReport = {
    entities,
    requirements: requirements.flatMap(requirement =>
      judgeRequirement(requirement, entities),
    ),
    problems: [
      ...documentProblems(reading),
      ...catalog.problems,
      ...tierProblems(catalog),
      ...facts.problems,
    ],
  };
  stdout(formatEvaluation(report, options.format));
  stderr(explainProblems(report.problems, options.format));
  const verdict = judgeRun(report, { catalog, reading, options, requirements });
  verdict.messages.forEach(message => stderr(`${message}\n`));
  return verdict.exitCode;
}

function documentProblems({
  documents,
  problems,
}: DocumentsReading): Problem[] {
  return [...problems, ...documents.diagnostics.map(problemOf)];
}

function tierProblems({ entities }: Catalog): Problem[] {
  return entities.flatMap(({ entity, entityRef, file, line }) => {
    const { diagnostic } = readTier(entity);
    return diagnostic
      ? [
          problemOf({
            ...diagnostic,
            file,
            line,
            message: `${entityRef}: ${diagnostic.message}`,
          }),
        ]
      : [];
  });
}
