// Web Mercator: the world is a square from 0 to 1, y downwards; at zoom z it is 512 * 2^z pixels wide.
const tilePixels = 512;

export const worldPixels = zoom => tilePixels * 2 ** zoom;
export const mercatorX = lon => (180 + lon) / 360;
export const mercatorY = lat => (180 - (180 / Math.PI) * Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360))) / 360;
export const longitude = x => x * 360 - 180;
export const latitude = y => (360 / Math.PI) * Math.atan(Math.exp(((180 - y * 360) * Math.PI) / 180)) - 90;
