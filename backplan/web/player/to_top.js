// A step of a page, which is started at its top.

import { startAtTop } from './top.js';

export default function ({ data, parentElement }) {
  startAtTop(parentElement, data.place, false);
}
