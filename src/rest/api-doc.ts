import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Router } from 'express';

const LIBRARY = dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')));
const FILES = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];
/** All from here, so that it works without a network. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'";

const PAGE = `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Reportree: REST API</title>
  <link rel="icon" href="favicon-32x32.png">
  <link rel="stylesheet" href="swagger-ui.css">
</head>
<body>
  <main id="api"></main>
  <script src="swagger-ui-bundle.js"></script>
  <script src="start.js"></script>
</body>
</html>
`;

// The header shows that no other site sent the request: a log-in by cookie needs it.
const START = `SwaggerUIBundle({
  url: '/api/schema/?format=json',
  dom_id: '#api',
  deepLinking: true,
  validatorUrl: null,
  requestInterceptor(request) {
    request.headers['X-Requested-With'] = 'api-doc';
    return request;
  },
});
`;

/** The page to read the API and try it, at /api-doc/. */
export function apiDoc(): Router {
  const router = Router({ strict: true });
  router.use((_req, res, next) => {
    res.set('Content-Security-Policy', POLICY);
    next();
  });
  router.get('/', (req, res) => {
    if (!req.originalUrl.split('?', 1)[0]?.endsWith('/')) return res.redirect('/api-doc/');
    res.type('html').send(PAGE);
  });
  router.get('/start.js', (_req, res) => res.type('js').send(START));
  for (const file of FILES) router.get(`/${file}`, (_req, res) => res.sendFile(file, { root: LIBRARY }));
  return router;
}
