import { ApiPart, openApiDocument } from './openApiDocument';
import { JsonSchema } from './schema';

/**
 * The part of the API's description that validates requests: without answers, and with only the schemas that bodies and
 * parameters refer to. The validator compiles every schema that it is given when the backend starts, those of answers too,
 * which it never uses: a second of work, and several hundred megabytes of garbage.
 * @internal
 */
export function requestDocument(part: ApiPart) {
  const { paths, components, ...document } = openApiDocument(part);
  const requests = mapValues(paths, (operations: Operations) =>
    mapValues(operations, operation => ({
      ...operation,
      responses: { default: { description: 'Not validated' } },
    })),
  );
  return {
    ...document,
    paths: requests,
    components: { schemas: schemasOf(requests, components.schemas) },
  };
}

/** Of one path, by method: they differ in what they answer. */
type Operations = Readonly<Record<string, object>>;

function schemasOf(
  paths: object,
  schemas: Readonly<Record<string, JsonSchema>>,
): Record<string, JsonSchema> {
  const used: Record<string, JsonSchema> = {};
  const waiting = namesIn(paths);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (!(name in used)) {
      used[name] = schemas[name];
      waiting.push(...namesIn(used[name]));
    }
  }
  return used;
}

/** The schemas that something refers to directly. */
function namesIn(value: object): string[] {
  const refs = JSON.stringify(value).matchAll(
    /"#\/components\/schemas\/([^"]+)"/g,
  );
  return Array.from(refs, ([, name]) => name);
}

function mapValues<In, Out>(
  values: Readonly<Record<string, In>>,
  map: (value: In) => Out,
): Record<string, Out> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, map(value)]),
  );
}
