import { holders } from '#ground/http/route.js';

const networkStaff = holders('network staff');

export const editsPages = {
  ...networkStaff,
  sentence: 'Network staff edit the coalition’s own pages and restore older versions',
};
export const changesSettings = {
  ...networkStaff,
  sentence: 'Network staff set the coalition’s name, description, contact address, languages and time zone',
};
export const readsMessages = { ...networkStaff, sentence: 'Network staff read what people wrote on the contact page' };
