import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Headers of every answer. The policy allows nothing; the pages that need something set their own. */
export function securityHeaders(isHttps: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"] },
    },
    strictTransportSecurity: isHttps,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'sameorigin' }, // older browsers; frame-ancestors is stricter where it should be
  });
}
