// Loaded into a realm only for a template in Django's language.
import { djangoEntry } from '../django/django-entry.ts';

Object.assign(globalThis, { $reportreeDjango: djangoEntry });
