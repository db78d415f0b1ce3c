import './api-token.ts';
import './exchange-rate.ts';
import './node.ts';
import './print-report.ts';
import './records/build-line.ts';
import './records/build.ts';
import './records/company.ts';
import './records/part.ts';
import './records/purchase-order.ts';
import './records/return-order.ts';
import './records/sales-order-shipment.ts';
import './records/sales-order.ts';
import './records/stock-item.ts';
import './records/stock-location.ts';
import './report-asset.ts';
import './report-outputs.ts';
import './report-preview.ts';
import './report-progress.ts';
import './report-snippet.ts';
import './report-templates.ts';
import './rest/types.ts';
import './server-info.ts';
import './settings.ts';
import './user-error.ts';
import './user.ts';
import { builder } from './builder.ts';

/** What the network sees. The same builder gives src/rest its own: rest/schema.ts. */
export const schema = builder.toSchema({ subGraph: 'public' });
