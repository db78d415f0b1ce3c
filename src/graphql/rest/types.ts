import './form-value.ts';
import './form-fields.ts';
import './print-report.ts';
import './report-assets.ts';
import './report-outputs.ts';
import './report-snippets.ts';
import './report-templates.ts';
