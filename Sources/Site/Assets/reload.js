// Loads the page again when the preview server has rendered it again. No site has this file: the server adds it.
(function () {
    "use strict";

    let shown = null;
    let changes = null;

    /** Each message names the render that is served; a server that was started again has other names. */
    function hear(message) {
        if (shown !== null && message.data !== shown) location.reload();
        shown = message.data;
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
