// Loads the page again when the preview server has rendered it again. No site has this file: the server adds it.
(function () {
    "use strict";

    /** The render that this page is of, which the address of this script names. */
    const shown = document.currentScript.src.split("?")[1];
    let changes = null;

    /** Each message names the render that is served; a server that was started again has other names. */
    function hear(message) {
        if (message.data !== shown) location.reload();
    }

    /** Listens while the page is seen: a browser keeps only a few connections open at once. */
    function follow() {
        if (document.hidden) {
            if (changes) changes.close();
            changes = null;
        } else if (!changes) {
            changes = new EventSource("/-/changes");
            changes.addEventListener("ready", hear);
            changes.addEventListener("reload", hear);
        }
    }

    document.addEventListener("visibilitychange", follow);
    follow();
})();
