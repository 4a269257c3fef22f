/**
 * Media: pictures that people send, made safe and kept by their content.
 * It never knows whose a picture is, nor who may see it: everything kept here is public to whoever knows its name.
 */
export { safeDocument } from './document'
export { maxPictureBytes, storePicture } from './picture'
export { forgetMedia, isMediaName, readMedia } from './store'
