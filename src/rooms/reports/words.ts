import { catalogue } from '#ground/i18n/catalogue.js';
import en from './messages.en.json' with { type: 'json' };
import es from './messages.es.json' with { type: 'json' };

export const words = catalogue(en, es);
