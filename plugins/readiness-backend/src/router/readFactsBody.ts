import { HttpAuthService } from '@backstage/backend-plugin-api';
import { CustomErrorBase, InputError } from '@backstage/errors';
import express, { ErrorRequestHandler, RequestHandler } from 'express';
import Router from 'express-promise-router';

const MOST_MEGABYTES = 4;

/** An answer of 413: the body is larger than is read. */
class PayloadTooLargeError extends CustomErrorBase {
  name = 'PayloadTooLargeError' as const;
  readonly statusCode = 413;
}

const refuseBody =
  (what: string): ErrorRequestHandler =>
  (error, _req, _res, next) => {
    switch (error.type) {
      case 'entity.too.large':
        next(
          new PayloadTooLargeError(
            `The body is larger than ${MOST_MEGABYTES} MB; send the ${what} in several calls of at most 5,000`,
          ),
        );
        return;
      case 'entity.parse.failed':
        next(new InputError(`The body is not JSON: ${error.message}`));
        return;
      default:
        next(error);
    }
  };

/**
 * Reads the bodies of what services push, only of services: nobody else can make this process read megabytes.
 *
 * @param what - what is pushed, in words
 * @internal
 */
export function readFactsBody(
  httpAuth: HttpAuthService,
  what: 'facts' | 'slices',
): RequestHandler {
  const router = Router();
  router.use(async req => {
    await httpAuth.credentials(req, { allow: ['service'] });
    return 'next';
  });
  router.use(express.json({ limit: MOST_MEGABYTES * 1024 * 1024 }));
  router.use(refuseBody(what));
  return router;
}
